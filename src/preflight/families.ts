/** What is known of a function or tracepoint that a kernel's BTF does not have. */
export interface MissingName {
  /** Whether others of its family are there: of `ext4_file_open` some `ext4_…`. */
  readonly hasFamily: boolean;
  /** Names like it, as `do_unlinkat.isra.0`, at most three. */
  readonly nearest: readonly string[];
}

/** `ext4_` of `__ext4_new_inode`; undefined of a name of one word, which has no family. */
export function familyOf(name: string): string | undefined {
  return /^_*([^_.]+_)./.exec(name)?.[1];
}

/** What functions that allocate are called from 6.10 on, where memory allocations are profiled (7bd230a26648). */
export const UNPROFILED = '_noprof';

/**
 * What functions have in common that are one to their author: the name without underscores before it, without
 * what a compiler puts behind it, as `.isra.0`, and without `_noprof`.
 */
export function baseOf(name: string): string {
  const base = /^_*([^.]*)/.exec(name)?.[1] ?? '';
  return base.endsWith(UNPROFILED) ? base.slice(0, -UNPROFILED.length) : base;
}

/**
 * Families of which a part is built into kernels whose other part is a module. That some of a family are
 * there says nothing of the others.
 */
const DIVIDED: ReadonlySet<string> = new Set(
  [
    ...['kvm', 'vmx', 'svm', 'hv', 'xen', 'virtio', 'vhost', 'vfio', 'iommufd'],
    ...[
      'nfs',
      'nfs4',
      'nfsd',
      'nlm',
      'lockd',
      'svc',
      'rpc',
      'xprt',
      'cifs',
      'smb',
      'smb3',
      'fscache',
      'netfs',
    ],
    ...[
      'nf',
      'nft',
      'nfnetlink',
      'nfnl',
      'xt',
      'ip',
      'ipt',
      'ip6t',
      'ebt',
      'br',
      'brnf',
      'tcf',
      'cls',
      'act',
    ],
    ...[
      'dm',
      'md',
      'raid5',
      'scsi',
      'sd',
      'nvme',
      'nvmet',
      'ata',
      'mmc',
      'loop',
      'nbd',
      'zram',
      'blkcg',
    ],
    ...[
      'drm',
      'snd',
      'usb',
      'xhci',
      'hid',
      'i2c',
      'spi',
      'pci',
      'rdma',
      'ib',
      'mlx5',
      'crypto',
      'sha256',
    ],
    ...[
      'inet',
      'tunnel',
      'vxlan',
      'gre',
      'bond',
      'team',
      'tun',
      'tls',
      'sctp',
      'can',
      'hci',
      'bt',
      'l2cap',
    ],
    ...[
      'cfg80211',
      'ieee80211',
      'rdev',
      'drv',
      'unix',
      'packet',
      'ext4',
      'jbd2',
      'fat',
      'fuse',
      'ovl',
    ],
  ].map((word) => `${word}_`),
);

/** With CONFIG_IPV6=m much of it is in a module, under names of families that are built in. */
const IPV6 = /v6|ip6|inet6|icmp6/;

/**
 * Whether a function or tracepoint that vmlinux lacks may be in a module: then its own BTF has it
 * (`libbpf.c: find_kernel_btf_id`), which no archive holds.
 */
export function mayBeInModule(name: string, { hasFamily }: MissingName): boolean {
  const family = familyOf(name);
  return !hasFamily || family === undefined || DIVIDED.has(family) || IPV6.test(name);
}
