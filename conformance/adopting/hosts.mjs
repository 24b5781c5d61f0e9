/**
 * @typedef {object} Host a machine whose kernel has no BTF of its own
 * @property {string} name
 * @property {string} osRelease its os-release, as the distribution writes what readers look at
 * @property {string} machine `uname -m`
 * @property {string} release `uname -r`
 * @property {string} kernel where BTFHub-Archive keeps this kernel
 * @property {{ tracee: boolean, bcc: boolean, gadget: boolean, layer: boolean }} finds which
 * readers find it as they are
 * @property {boolean} mended whether a reader finds it that also tries what docs/adopting.md says
 */

const EVERY = { tracee: true, bcc: true, gadget: true, layer: true };
/** They take ID as it is written, with its quotes. */
const ONLY_TRACEE = { tracee: true, bcc: false, gadget: false, layer: false };
const NONE = { tracee: false, bcc: false, gadget: false, layer: false };

/** @type {Host[]} */
export const HOSTS = [
  host(
    'Ubuntu 18.04',
    'ID=ubuntu ID_LIKE=debian VERSION_ID="18.04"',
    'ubuntu/18.04',
    '4.15.0-20-generic',
    EVERY,
  ),
  host(
    'Ubuntu 20.04',
    'ID=ubuntu ID_LIKE=debian VERSION_ID="20.04"',
    'ubuntu/20.04',
    '5.4.0-42-generic',
    EVERY,
  ),
  {
    ...host(
      'Ubuntu 20.04, arm64',
      'ID=ubuntu ID_LIKE=debian VERSION_ID="20.04"',
      'ubuntu/20.04',
      '5.4.0-42-generic',
      {
        tracee: true,
        bcc: false,
        gadget: true,
        layer: true,
      },
    ),
    machine: 'aarch64',
    kernel: 'ubuntu/20.04/arm64/5.4.0-42-generic',
  },
  host('Debian 10', 'VERSION_ID="10" ID=debian', 'debian/10', '4.19.0-18-amd64', EVERY),
  host(
    'CentOS 7',
    'ID="centos" ID_LIKE="rhel fedora" VERSION_ID="7"',
    'centos/7',
    '3.10.0-1160.el7.x86_64',
    ONLY_TRACEE,
  ),
  host(
    'CentOS 8',
    'ID="centos" ID_LIKE="rhel fedora" VERSION_ID="8"',
    'centos/8',
    '4.18.0-147.el8.x86_64',
    ONLY_TRACEE,
  ),
  host(
    'RHEL 7.9',
    'ID="rhel" ID_LIKE="fedora" VERSION_ID="7.9"',
    'rhel/7',
    '3.10.0-1160.el7.x86_64',
    NONE,
  ),
  host(
    'RHEL 8.1',
    'ID="rhel" ID_LIKE="fedora" VERSION_ID="8.1"',
    'rhel/8',
    '4.18.0-147.el8.x86_64',
    NONE,
  ),
  host(
    'Oracle Linux 7.9',
    'ID="ol" ID_LIKE="fedora" VERSION_ID="7.9"',
    'ol/7',
    '5.4.17-2102.201.3.el7uek.x86_64',
    NONE,
  ),
  host(
    'Amazon Linux 1',
    'ID="amzn" ID_LIKE="rhel fedora" VERSION_ID="2018.03"',
    'amzn/2018',
    '4.14.248-129.473.amzn1.x86_64',
    NONE,
  ),
  host(
    'Amazon Linux 2',
    'ID="amzn" ID_LIKE="centos rhel fedora" VERSION_ID="2"',
    'amzn/2',
    '4.14.256-197.484.amzn2.x86_64',
    ONLY_TRACEE,
  ),
  host('Fedora 31', 'ID=fedora VERSION_ID=31', 'fedora/31', '5.3.7-301.fc31.x86_64', {
    tracee: true,
    bcc: false,
    gadget: true,
    layer: true,
  }),
  host(
    'SLES 15 SP3',
    'VERSION_ID="15.3" ID="sles" ID_LIKE="suse"',
    'sles/15.3',
    '5.3.18-57-default',
    ONLY_TRACEE,
  ),
  host(
    'Linux Mint 20',
    'ID=linuxmint ID_LIKE=ubuntu VERSION_ID="20"',
    'ubuntu/20.04',
    '5.4.0-42-generic',
    NONE,
    false,
  ),
  host('Debian testing', 'ID=debian', 'debian/10', '4.19.0-18-amd64', NONE, false),
];

/** `fields` are lines of os-release, which have a blank between them here. */
function host(name, fields, place, release, finds, mended = true) {
  const osRelease = `NAME="${name}"\n${fields.replace(/ (?=[A-Z_]+=)/g, '\n')}\n`;
  const machine = 'x86_64';
  return {
    name,
    osRelease,
    machine,
    release,
    kernel: `${place}/${machine}/${release}`,
    finds,
    mended,
  };
}
