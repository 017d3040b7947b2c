/// What `mvn -Pbench` measures, against nginx and aria2 where they are installed. Start at [Bench].
package org.tributary.bench;
