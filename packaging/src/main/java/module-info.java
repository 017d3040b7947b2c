/// What is made around the programs: their runnable images, the demo and the benchmark. Nothing
/// depends on it.
module org.tributary.packaging {
    requires java.management; // CPU time in the benchmark

    uses java.util.spi.ToolProvider; // jlink
}
