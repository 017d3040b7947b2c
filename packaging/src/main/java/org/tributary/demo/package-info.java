/// What `mvn -Pdemo` shows a newcomer: one download from three servers, one of which dies on the way.
package org.tributary.demo;
