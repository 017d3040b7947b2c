package org.tributary.app.ui.downloads;

/// The state of a download in a word, its colour and its shape.
///
/// @param style the style class of its colour, such as `active`
/// @param icon the style class of its shape
record StatusPill(String text, String style, String icon) {}
