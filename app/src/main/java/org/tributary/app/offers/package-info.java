/// What servers offer, taken together, and how names lead to it.
package org.tributary.app.offers;
