package org.tributary.app.ui.preferences;

/// A line with a button.
record DeedRow(Deed deed, String title, String help, String button) implements Line {
    @Override
    public Page page() {
        return Page.ADVANCED;
    }

    @Override
    public String key() {
        return deed.key();
    }

    @Override
    public String words() {
        return String.join(" ", title, help, button);
    }
}
