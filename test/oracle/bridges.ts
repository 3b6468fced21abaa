/** A setting of OpenStack and the place of the domain XML that it bears on. */
type Pair = readonly [setting: string, address: string];

interface BridgeCase {
  readonly number: number;
  readonly what: string;
  /** Shown by guests that Nova itself wrote. */
  readonly pairs: readonly Pair[];
  /** Shown by no recorded guest: proved from the table of Nova's settings. */
  readonly unseen?: readonly Pair[];
}

/** The forty mappings that an operator most wants. */
export const bridges: readonly BridgeCase[] = [
  { number: 1, what: "vCPUs", pairs: [["flavor:vcpus", "domain:vcpu"]] },
  { number: 2, what: "memory", pairs: [["flavor:memory_mb", "domain:memory"]] },
  { number: 3, what: "CPU mode", pairs: [["nova.conf:libvirt/cpu_mode", "domain:cpu@mode"]] },
  { number: 4, what: "CPU model", pairs: [], unseen: [["nova.conf:libvirt/cpu_models", "domain:cpu/model"]] },
  { number: 5, what: "CPU flags", pairs: [["nova.conf:libvirt/cpu_model_extra_flags", "domain:cpu/feature@name"]] },
  {
    number: 6,
    what: "CPU topology",
    pairs: [
      ["flavor:hw:cpu_sockets", "domain:cpu/topology@sockets"],
      ["flavor:hw:cpu_cores", "domain:cpu/topology@cores"],
      ["flavor:hw:cpu_threads", "domain:cpu/topology@threads"],
    ],
  },
  { number: 7, what: "pinning", pairs: [["flavor:hw:cpu_policy", "domain:cputune/vcpupin@cpuset"]] },
  {
    number: 8,
    what: "the pool of pinned CPUs",
    pairs: [],
    unseen: [["nova.conf:compute/cpu_dedicated_set", "domain:cputune/vcpupin@cpuset"]],
  },
  {
    number: 9,
    what: "the pool of shared CPUs",
    pairs: [["nova.conf:compute/cpu_shared_set", "domain:cputune/emulatorpin@cpuset"]],
    unseen: [["nova.conf:compute/cpu_shared_set", "domain:vcpu@cpuset"]],
  },
  {
    number: 10,
    what: "emulator threads",
    pairs: [
      ["flavor:hw:emulator_threads_policy", "domain:cputune/emulatorpin@cpuset"],
      ["flavor:hw:emulator_threads_policy", "domain:cputune/iothreadpin@cpuset"],
    ],
  },
  {
    number: 11,
    what: "realtime",
    pairs: [
      ["flavor:hw:cpu_realtime", "domain:cputune/vcpusched"],
      ["flavor:hw:cpu_realtime", "domain:memoryBacking/locked"],
      ["flavor:hw:cpu_realtime", "domain:memoryBacking/nosharepages"],
    ],
  },
  {
    number: 12,
    what: "NUMA",
    pairs: [
      ["flavor:hw:numa_nodes", "domain:cpu/numa/cell"],
      ["flavor:hw:numa_nodes", "domain:numatune"],
    ],
    unseen: [
      ["flavor:hw:numa_cpus.{num}", "domain:cpu/numa/cell@cpus"],
      ["flavor:hw:numa_mem.{num}", "domain:cpu/numa/cell@memory"],
    ],
  },
  {
    number: 13,
    what: "huge pages",
    pairs: [
      ["flavor:hw:mem_page_size", "domain:memoryBacking/hugepages"],
      ["flavor:hw:mem_page_size", "domain:cpu/numa/cell@memAccess"],
    ],
  },
  {
    number: 14,
    what: "file-backed memory",
    pairs: [["nova.conf:libvirt/file_backed_memory", "domain:memoryBacking/source@type"]],
  },
  {
    number: 15,
    what: "CPU quota",
    pairs: [
      ["flavor:quota:cpu_shares", "domain:cputune/shares"],
      ["flavor:quota:cpu_period", "domain:cputune/period"],
      ["flavor:quota:cpu_quota", "domain:cputune/quota"],
    ],
  },
  {
    number: 16,
    what: "machine type",
    pairs: [["image:hw_machine_type", "domain:os/type@machine"]],
    unseen: [["nova.conf:libvirt/hw_machine_type", "domain:os/type@machine"]],
  },
  { number: 17, what: "UEFI", pairs: [["image:hw_firmware_type", "domain:os@firmware"]] },
  {
    number: 18,
    what: "secure boot",
    pairs: [
      ["flavor:os:secure_boot", "domain:os/firmware/feature@enabled"],
      ["image:os_secure_boot", "domain:os/loader@secure"],
    ],
  },
  { number: 19, what: "memory encryption", pairs: [["flavor:hw:mem_encryption", "domain:launchSecurity"]] },
  {
    number: 20,
    what: "TPM",
    pairs: [
      ["flavor:hw:tpm_version", "domain:devices/tpm"],
      ["flavor:hw:tpm_model", "domain:devices/tpm@model"],
    ],
  },
  {
    number: 21,
    what: "disk bus",
    pairs: [
      ["image:hw_disk_bus", "domain:devices/disk/target@bus"],
      ["image:hw_disk_bus", "domain:devices/disk/target@dev"],
    ],
  },
  {
    number: 22,
    what: "SCSI controller",
    pairs: [
      ["image:hw_scsi_model", "domain:devices/controller@model"],
      ["image:hw_scsi_model", "domain:devices/disk/address"],
    ],
  },
  { number: 23, what: "CD-ROM bus", pairs: [["image:hw_cdrom_bus", "domain:devices/disk/target@bus"]] },
  {
    number: 24,
    what: "image back end",
    pairs: [
      ["nova.conf:libvirt/images_type", "domain:devices/disk@type"],
      ["nova.conf:libvirt/images_type", "domain:devices/disk/source@protocol"],
    ],
  },
  { number: 25, what: "cache mode", pairs: [["nova.conf:libvirt/disk_cachemodes", "domain:devices/disk/driver@cache"]] },
  {
    number: 26,
    what: "discard",
    pairs: [
      ["nova.conf:libvirt/hw_disk_discard", "domain:devices/disk/driver@discard"],
      ["volume:connection_info.data.discard", "domain:devices/disk/driver@discard"],
    ],
  },
  {
    number: 27,
    what: "disk quota",
    pairs: [],
    unseen: [
      ["flavor:quota:disk_read_bytes_sec", "domain:devices/disk/iotune/read_bytes_sec"],
      ["volume-type:qos:read_iops_sec", "domain:devices/disk/iotune/read_iops_sec"],
    ],
  },
  {
    number: 28,
    what: "volume id",
    pairs: [["volume:id", "domain:devices/disk/serial"]],
    unseen: [["volume:id", "domain:devices/disk/alias@name"]],
  },
  { number: 29, what: "multiattach", pairs: [["volume:multiattach", "domain:devices/disk/shareable"]] },
  {
    number: 30,
    what: "volume encryption",
    pairs: [],
    unseen: [["volume-type:encryption.provider", "domain:devices/disk/encryption@format"]],
  },
  { number: 31, what: "config drive", pairs: [["server:config_drive", "domain:devices/disk"]] },
  { number: 32, what: "NIC model", pairs: [["image:hw_vif_model", "domain:devices/interface/model@type"]] },
  { number: 33, what: "vNIC type", pairs: [["port:binding:vnic_type", "domain:devices/interface@type"]] },
  {
    number: 34,
    what: "MAC address and MTU",
    pairs: [
      ["port:mac_address", "domain:devices/interface/mac@address"],
      ["network:mtu", "domain:devices/interface/mtu@size"],
    ],
  },
  { number: 35, what: "multiqueue", pairs: [["flavor:hw:vif_multiqueue_enabled", "domain:devices/interface/driver@queues"]] },
  {
    number: 36,
    what: "network quota",
    pairs: [["flavor:quota:vif_inbound_average", "domain:devices/interface/bandwidth/inbound@average"]],
  },
  {
    number: 37,
    what: "PCI devices and vGPUs",
    pairs: [
      ["flavor:pci_passthrough:alias", "domain:devices/hostdev"],
      ["flavor:resources{group}:VGPU", "domain:devices/hostdev"],
    ],
  },
  { number: 38, what: "guest agent", pairs: [["image:hw_qemu_guest_agent", "domain:devices/channel/target@name"]] },
  {
    number: 39,
    what: "video and console",
    pairs: [
      ["image:hw_video_model", "domain:devices/video/model@type"],
      ["nova.conf:spice/enabled", "domain:devices/graphics@type"],
    ],
    unseen: [["nova.conf:vnc/enabled", "domain:devices/graphics@type"]],
  },
  {
    number: 40,
    what: "watchdog, random numbers, IOMMU, input",
    pairs: [
      ["flavor:hw:watchdog_action", "domain:devices/watchdog@action"],
      ["flavor:hw:viommu_model", "domain:devices/iommu@model"],
      ["image:hw_input_bus", "domain:devices/input@bus"],
    ],
    unseen: [["flavor:hw_rng:allowed", "domain:devices/rng"]],
  },
];
