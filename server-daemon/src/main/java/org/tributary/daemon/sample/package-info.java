/// Makes files to try the daemon with; [SampleFiles] is all there is.
package org.tributary.daemon.sample;
