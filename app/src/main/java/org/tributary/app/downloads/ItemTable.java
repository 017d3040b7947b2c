package org.tributary.app.downloads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tributary.app.downloads.DownloadEntry.State;
import org.tributary.app.downloads.Downloads.Move;

/// The downloads in the order of the list, which is the order of the queue. Guarded by the lock of
/// the list.
final class ItemTable {
    private final List<Item> order = new ArrayList<>();

    /// May be read by any thread.
    private final Map<String, Item> byId = new ConcurrentHashMap<>();

    /// Returns the download with that id. Any thread.
    Optional<Item> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Returns the downloads with those ids, in the order of the list.
    List<Item> find(Collection<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        return order.stream().filter(item -> wanted.contains(item.id())).toList();
    }

    List<Item> all() {
        return List.copyOf(order);
    }

    List<DownloadEntry> entries() {
        return order.stream().map(item -> item.entry).toList();
    }

    void add(Item item) {
        order.add(item);
        byId.put(item.id(), item);
    }

    /// Adds it before all that wait.
    void addFirst(Item item) {
        int at = 0;
        while (at < order.size() && order.get(at).state() != State.QUEUED) {
            at++;
        }
        order.add(at, item);
        byId.put(item.id(), item);
    }

    /// Takes it out and returns the one that came after it.
    Optional<Item> remove(Item item) {
        int at = order.indexOf(item);
        order.remove(at);
        byId.remove(item.id());
        return at < order.size() ? Optional.of(order.get(at)) : Optional.empty();
    }

    /// Puts one back that was taken out, before `next` where that is still there.
    void putBack(Item item, Optional<Item> next) {
        int at = next.map(order::indexOf).filter(index -> index >= 0).orElse(order.size());
        order.add(at, item);
        byId.put(item.id(), item);
    }

    void move(Collection<String> ids, Move move) {
        Set<Item> moved = new LinkedHashSet<>(find(ids));
        switch (move) {
            case TOP -> {
                order.removeAll(moved);
                order.addAll(0, moved);
            }
            case BOTTOM -> {
                order.removeAll(moved);
                order.addAll(moved);
            }
            case UP -> {
                for (int at = 1; at < order.size(); at++) {
                    swapIf(moved, at, at - 1);
                }
            }
            case DOWN -> {
                for (int at = order.size() - 2; at >= 0; at--) {
                    swapIf(moved, at, at + 1);
                }
            }
        }
    }

    private void swapIf(Set<Item> moved, int at, int other) {
        Item item = order.get(at);
        if (moved.contains(item) && !moved.contains(order.get(other))) {
            order.set(at, order.get(other));
            order.set(other, item);
        }
    }

    /// Moves downloads to just before another one, or to the end.
    void moveBefore(Collection<String> ids, Optional<String> before) {
        Set<Item> moved = new LinkedHashSet<>(find(ids));
        Optional<Item> next = before.flatMap(this::find);
        while (next.isPresent() && moved.contains(next.get())) {
            int after = order.indexOf(next.get()) + 1;
            next = after < order.size() ? Optional.of(order.get(after)) : Optional.empty();
        }
        order.removeAll(moved);
        order.addAll(next.map(order::indexOf).orElse(order.size()), moved);
    }

    /// Returns those that run although fewer may, the last of the list first.
    List<Item> surplus(int atOnce) {
        List<Item> running = order.stream().filter(item -> item.state() == State.RUNNING).toList();
        return running.subList(Math.min(atOnce, running.size()), running.size()).reversed();
    }

    /// Returns those that are to be started now.
    ///
    /// @param atOnce most that may run at one time
    List<Item> startable(int atOnce) {
        long running = order.stream().filter(item -> item.state() == State.RUNNING).count();
        return order.stream()
                .filter(Item::isWaiting)
                .sorted(Comparator.comparing((Item item) -> !item.isFirst))
                .limit(Math.max(0, atOnce - running))
                .toList();
    }
}
