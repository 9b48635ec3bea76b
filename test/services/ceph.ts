import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "#test/services/free-port";

const run = promisify(execFile);
const packages = {
  "/usr/bin/radosgw": "radosgw",
  "/usr/bin/ceph-mon": "ceph-mon",
  "/usr/bin/ceph-osd": "ceph-osd",
};

export type Ceph = {
  /** the gateway itself, which ignores x-amz-checksum-*: tests go through the checksum proxy */
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** ends the three daemons, gateway first, and removes their data */
  stop(): Promise<void>;
};

/**
 * Starts a Ceph RADOS Gateway with one monitor and one disk file on loopback, in a folder of its own: a production
 * S3 server without containers. Takes about 15 s.
 */
export async function startCeph(options: { port?: number; monitorPort?: number } = {}): Promise<Ceph> {
  const missing = Object.entries(packages).filter(([file]) => !existsSync(file));
  if (missing.length > 0) {
    const names = missing.map(([, name]) => name).join(" ");
    throw new Error(`S3 is tested against Ceph. Install first (Debian): apt-get install ${names}`);
  }
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(path.join(tmpdir(), "strongroom-ceph-"));
  const daemons: ChildProcess[] = [];
  const killAll = () => daemons.forEach((daemon) => daemon.kill("SIGKILL"));
  process.once("exit", killAll);
  const stop = async () => {
    for (const daemon of daemons.toReversed()) await end(daemon);
    process.removeListener("exit", killAll);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await startDaemons({ folder, port, monitorPort: options.monitorPort ?? (await freePort()), daemons });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId: "TESTKEY",
    secretAccessKey: "TESTSECRET",
    stop,
  };
}

type Start = { folder: string; port: number; monitorPort: number; daemons: ChildProcess[] };

async function startDaemons({ folder, port, monitorPort, daemons }: Start): Promise<void> {
  const cluster = randomUUID();
  const config = path.join(folder, "ceph.conf");
  for (const name of ["mon", "osd", "mgr", "log", "rgw"]) await mkdir(path.join(folder, name));
  await writeFile(config, cephConfig({ folder, cluster, port, monitorPort }));
  await writeFile(path.join(folder, "keyring"), "");
  const env = { ...process.env, CEPH_CONF: config };
  const daemon = (command: string, ...args: string[]) => {
    const child = spawn(command, ["-f", "-c", config, ...args], { stdio: "ignore", env });
    daemons.push(child);
    return child;
  };
  const monitors = path.join(folder, "monmap");
  const address = `[v2:127.0.0.1:${monitorPort}]`;
  await run("monmaptool", ["--create", "--clobber", "--fsid", cluster, "--addv", "a", address, monitors], {
    env,
  });
  await run("ceph-mon", ["-c", config, "--mkfs", "-i", "a", "--monmap", monitors], { env });
  daemon("ceph-mon", "-i", "a");
  const disk = randomUUID();
  await Promise.all([
    run("ceph", ["osd", "new", disk], { env }),
    run("ceph-osd", ["-c", config, "-i", "0", "--mkfs", "--osd-uuid", disk], { env }),
  ]);
  daemon("ceph-osd", "-i", "0");
  const user = ["user", "create", "--uid=test", "--display-name=test"];
  await run("radosgw-admin", [...user, "--access-key=TESTKEY", "--secret-key=TESTSECRET"], {
    env,
    timeout: 60_000,
  });
  const gateway = daemon("radosgw", "-n", "client.rgw");
  await waitFor(`http://127.0.0.1:${port}/`, gateway);
}

async function waitFor(url: string, gateway: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (gateway.exitCode !== null) throw new Error(`radosgw ended with ${gateway.exitCode}`);
    if (await fetch(url).catch(() => null)) return;
    await sleep(100);
  }
  throw new Error("radosgw did not answer within a minute");
}

async function end(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const exited = new Promise((resolve) => daemon.once("exit", resolve));
  // nothing in it is kept, so no need to let it flush
  daemon.kill("SIGKILL");
  await exited;
}

function cephConfig({
  folder,
  cluster,
  port,
  monitorPort,
}: Omit<Start, "daemons"> & { cluster: string }): string {
  return `[global]
fsid = ${cluster}
mon_host = v2:127.0.0.1:${monitorPort}/0
public_network = 127.0.0.0/8
ms_bind_ipv4 = true
ms_bind_ipv6 = false
ms_bind_port_min = 19220
ms_bind_port_max = 19260
ms_bind_msgr1 = false
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
mon_max_pg_per_osd = 1000
osd_crush_chooseleaf_type = 0
osd_crush_update_on_start = true
run_dir = ${folder}
admin_socket = ${folder}/$name.asok
pid_file = ${folder}/$name.pid
log_file = ${folder}/log/$name.log
keyring = ${folder}/keyring
ms_mon_client_mode = crc
ms_client_mode = crc
[mon]
mon_data = ${folder}/mon
mon_data_avail_crit = 1
mon_data_avail_warn = 2
[mgr]
mgr_data = ${folder}/mgr
[osd]
osd_data = ${folder}/osd
osd_objectstore = bluestore
bluestore_block_size = 8589934592
bluestore_block_wal_size = 0
bluestore_block_db_size = 0
osd_memory_target = 939524096
osd_op_num_shards = 2
bdev_enable_discard = false
bluestore_fsck_on_mount = false
bluefs_buffered_io = true
[client.rgw]
rgw_data = ${folder}/rgw
rgw_frontends = beast endpoint=127.0.0.1:${port}
rgw_thread_pool_size = 64
rgw_enable_usage_log = false
rgw_dns_name = 127.0.0.1
`;
}
