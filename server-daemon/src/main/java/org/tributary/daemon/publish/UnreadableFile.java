package org.tributary.daemon.publish;

/// A file, folder or link of the upload directory that should be offered and cannot be.
///
/// @param path relative path with `/`
/// @param reason a few words for people, such as "permission denied"
public record UnreadableFile(String path, String reason) {}
