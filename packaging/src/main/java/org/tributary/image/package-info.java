/// Makes the runnable images of the two programs. Start at [ImageBuilder].
package org.tributary.image;
