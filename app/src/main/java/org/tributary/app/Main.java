package org.tributary.app;

final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println("app");
    }
}
