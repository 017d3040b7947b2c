/// The desktop download manager and its command line.
module org.tributary.app {
    requires org.tributary.shared;
    requires info.picocli;
    requires java.logging;
    requires org.slf4j;
}
