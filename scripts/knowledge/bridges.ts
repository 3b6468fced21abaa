/** A mapping that an operator asks for: every OpenStack setting with every domain address. */
export interface WantedBridge {
  readonly openstack: readonly string[];
  readonly kvm: readonly string[];
}

/** The forty mappings between the layers that an operator most wants to know; the coverage counts how many stand. */
export const wantedBridges: readonly WantedBridge[] = [
  bridge("flavor:vcpus", "vcpu cpu/topology@sockets cpu/topology@cores cpu/topology@threads"),
  bridge("flavor:memory_mb", "memory"),
  bridge("nova.conf:libvirt/cpu_mode", "cpu@mode"),
  bridge("nova.conf:libvirt/cpu_models", "cpu/model"),
  bridge("nova.conf:libvirt/cpu_model_extra_flags", "cpu/feature"),
  bridge("flavor:hw:cpu_sockets image:hw_cpu_sockets", "cpu/topology@sockets"),
  bridge("flavor:hw:cpu_policy image:hw_cpu_policy", "cputune/vcpupin@cpuset"),
  bridge("nova.conf:compute/cpu_dedicated_set", "cputune/vcpupin@cpuset"),
  bridge("nova.conf:compute/cpu_shared_set", "vcpu@cpuset cputune/emulatorpin@cpuset"),
  bridge("flavor:hw:emulator_threads_policy", "cputune/emulatorpin@cpuset cputune/iothreadpin@cpuset"),
  bridge("flavor:hw:cpu_realtime", "cputune/vcpusched memoryBacking/locked memoryBacking/nosharepages"),
  bridge("flavor:hw:numa_nodes image:hw_numa_nodes", "cpu/numa/cell numatune/memnode@nodeset"),
  bridge("flavor:hw:mem_page_size image:hw_mem_page_size", "memoryBacking/hugepages/page@size cpu/numa/cell@memAccess"),
  bridge(
    "nova.conf:libvirt/file_backed_memory",
    "memoryBacking/source@type memoryBacking/access@mode memoryBacking/allocation@mode memoryBacking/discard",
  ),
  bridge("flavor:quota:cpu_shares", "cputune/shares"),
  bridge("image:hw_machine_type nova.conf:libvirt/hw_machine_type", "os/type@machine"),
  bridge("image:hw_firmware_type", "os@firmware"),
  bridge("flavor:os:secure_boot image:os_secure_boot", "os/firmware/feature@enabled os/loader@secure"),
  bridge("flavor:hw:mem_encryption flavor:hw:mem_encryption_model", "launchSecurity@type"),
  bridge("flavor:hw:tpm_version image:hw_tpm_version flavor:hw:tpm_model image:hw_tpm_model", "devices/tpm@model"),
  bridge("image:hw_disk_bus", "devices/disk/target@bus devices/disk/target@dev"),
  bridge("image:hw_scsi_model", "devices/controller@model devices/disk/address"),
  bridge("image:hw_cdrom_bus", "devices/disk/target@bus"),
  bridge("nova.conf:libvirt/images_type", "devices/disk@type devices/disk/source"),
  bridge("nova.conf:libvirt/disk_cachemodes", "devices/disk/driver@cache"),
  bridge("nova.conf:libvirt/hw_disk_discard volume:connection_info.data.discard", "devices/disk/driver@discard"),
  bridge("flavor:quota:disk_read_iops_sec volume-type:qos:read_iops_sec", "devices/disk/iotune/read_iops_sec"),
  bridge("volume:id", "devices/disk/serial devices/disk/alias@name"),
  bridge("volume:multiattach", "devices/disk/shareable devices/disk/driver@cache"),
  bridge("volume:encrypted", "devices/disk/encryption"),
  bridge("server:config_drive", "devices/disk@device"),
  bridge("image:hw_vif_model", "devices/interface/model@type"),
  bridge("port:binding:vnic_type", "devices/interface@type devices/hostdev"),
  bridge("port:mac_address", "devices/interface/mac@address"),
  bridge("flavor:hw:vif_multiqueue_enabled image:hw_vif_multiqueue_enabled", "devices/interface/driver@queues"),
  bridge("flavor:quota:vif_inbound_average", "devices/interface/bandwidth/inbound@average"),
  bridge("flavor:pci_passthrough:alias flavor:resources{group}:VGPU", "devices/hostdev"),
  bridge("image:hw_qemu_guest_agent", "devices/channel"),
  bridge("image:hw_video_model", "devices/video/model@type"),
  bridge("flavor:hw:watchdog_action image:hw_watchdog_action", "devices/watchdog@action"),
];

function bridge(openstack: string, kvm: string): WantedBridge {
  return { openstack: openstack.split(" "), kvm: kvm.split(" ").map((path) => `domain:${path}`) };
}
