package org.tributary.daemon;

final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println("server-daemon");
    }
}
