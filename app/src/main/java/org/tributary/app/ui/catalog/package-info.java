/// The page with all files that the servers offer, taken together.
package org.tributary.app.ui.catalog;
