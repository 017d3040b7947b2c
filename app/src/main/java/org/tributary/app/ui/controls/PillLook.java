package org.tributary.app.ui.controls;

/// What a [Pill] says and how it looks.
///
/// @param styleClass `active`, `verified`, `checking`, `retrying`, `failed` or `neutral`
public record PillLook(String text, String styleClass, PillShape shape) {}
