/**
 * How the embedded server is set: small in memory, since it shares a machine with the application, and safe, since a
 * commit that was acknowledged must survive a power cut (fsync and synchronous_commit stay on).
 */
export function serverSettings(maxConnections: number, overrides: Record<string, string> = {}): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: maxConnections,
    shared_buffers: "64MB",
    effective_cache_size: "512MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    wal_compression: "pglz",
    max_wal_size: "512MB",
    random_page_cost: 1.1,
    // Compiling plans costs more than the short queries here take.
    jit: "off",
    // Reading ahead in the backend itself: three processes less.
    io_method: "sync",
    max_logical_replication_workers: 0,
    max_worker_processes: 4,
    max_parallel_workers_per_gather: 1,
    huge_pages: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    log_line_prefix: "%m [%p] ",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    ...overrides,
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
