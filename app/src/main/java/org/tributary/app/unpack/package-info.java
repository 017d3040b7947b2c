/// Takes archives apart that may come from anybody. Start at [org.tributary.app.unpack.Unpacker].
package org.tributary.app.unpack;
