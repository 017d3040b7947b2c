package org.tributary.daemon.serve;

import java.util.List;

/// Finds the resource that a path belongs to.
final class Router {
    private static final Resource NOTHING =
            (request, rest) ->
                    Problem.notFound(
                            "There is nothing at this address; /v1/catalog.json lists all files.");

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /// What is under one address.
    ///
    /// @param path the whole path, or its beginning when it ends with `/`; the root only stands for
    ///   itself
    record Route(String path, Kind kind, Resource resource) {
        private boolean leads(String requested) {
            return isPrefix() ? requested.startsWith(path) : requested.equals(path);
        }

        private boolean isPrefix() {
            return path.endsWith("/") && path.length() > 1;
        }
    }

    /// A resource and what it is asked for.
    record Match(Kind kind, Resource resource, String rest) {
        Answer answer(Request request) throws RefusedException {
            return resource.answer(request, rest);
        }
    }

    /// Never fails: where nothing is, something says so.
    Match find(String path) {
        for (Route route : routes) {
            if (route.leads(path)) {
                return new Match(
                        route.kind(), route.resource(), path.substring(route.path().length()));
            }
        }
        return new Match(Kind.OTHER, NOTHING, path);
    }
}
