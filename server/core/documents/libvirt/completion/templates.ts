import type { Draft, DraftValue, SampleAt, Samples } from "../../../grammar/completion/draft";
import { readXml } from "../../../xml/readXml";
import type { XmlElement } from "../../../xml/xmlTree";

/**
 * Elements whose smallest valid form does nothing useful, as people write them, by `parent/element`. A value in braces is for its
 * author to change; one that can be counted up is replaced by the next free one.
 */
const templates: Readonly<Record<string, string>> = {
  "/domain": `<domain type='kvm'><name>{guest}</name><memory unit='GiB'>{2}</memory><vcpu>{2}</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os><devices></devices></domain>`,
  "/network": `<network><name>{network}</name><forward mode='{nat}'/><bridge name='{virbr1}'/><ip address='{192.168.100.1}' netmask='{255.255.255.0}'><dhcp><range start='{192.168.100.2}' end='{192.168.100.254}'/></dhcp></ip></network>`,
  "/pool": `<pool type='dir'><name>{pool}</name><target><path>{/var/lib/libvirt/images}</path></target></pool>`,
  "/volume": `<volume><name>{volume.qcow2}</name><capacity unit='GiB'>{10}</capacity><target><format type='{qcow2}'/></target></volume>`,
  "domain/memory": `<memory unit='{GiB}'>{2}</memory>`,
  "domain/currentMemory": `<currentMemory unit='{GiB}'>{2}</currentMemory>`,
  "domain/cpu": `<cpu mode='{host-passthrough}'/>`,
  "domain/clock": `<clock offset='{utc}'/>`,
  "domain/os": `<os><type arch='{x86_64}' machine='{q35}'>hvm</type></os>`,
  "domain/memoryBacking": `<memoryBacking><hugepages/></memoryBacking>`,
  "os/type": `<type arch='{x86_64}' machine='{q35}'>hvm</type>`,
  "os/boot": `<boot dev='{hd}'/>`,
  "os/loader": `<loader readonly='yes' type='pflash'>{/usr/share/OVMF/OVMF_CODE.fd}</loader>`,
  "devices/disk": `<disk type='file' device='disk'><driver name='qemu' type='{qcow2}'/><source file='{/var/lib/libvirt/images/guest.qcow2}'/><target dev='{vda}' bus='virtio'/></disk>`,
  "devices/interface": `<interface type='network'><source network='{default}'/><model type='virtio'/></interface>`,
  "devices/hostdev": `<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='{0x0000}' bus='{0x01}' slot='{0x00}' function='{0x0}'/></source></hostdev>`,
  "devices/filesystem": `<filesystem type='mount'><driver type='virtiofs'/><source dir='{/srv/shared}'/><target dir='{shared}'/></filesystem>`,
  "devices/graphics": `<graphics type='vnc' port='{-1}' autoport='yes'/>`,
  "devices/channel": `<channel type='unix'><target type='virtio' name='{org.qemu.guest_agent.0}'/></channel>`,
  "devices/console": `<console type='pty'/>`,
  "devices/serial": `<serial type='pty'/>`,
  "devices/video": `<video><model type='{virtio}'/></video>`,
  "devices/controller": `<controller type='{scsi}' index='{0}' model='{virtio-scsi}'/>`,
  "devices/rng": `<rng model='virtio'><backend model='random'>{/dev/urandom}</backend></rng>`,
  "devices/tpm": `<tpm model='{tpm-crb}'><backend type='emulator' version='2.0'/></tpm>`,
  "devices/memballoon": `<memballoon model='{virtio}'/>`,
  "devices/watchdog": `<watchdog model='{itco}' action='{reset}'/>`,
  "devices/input": `<input type='{tablet}' bus='{usb}'/>`,
  "devices/sound": `<sound model='{ich9}'/>`,
  "devices/vsock": `<vsock model='virtio'><cid auto='yes'/></vsock>`,
  "devices/redirdev": `<redirdev bus='usb' type='spicevmc'/>`,
  "disk/target": `<target dev='{vda}' bus='{virtio}'/>`,
  "disk/driver": `<driver name='qemu' type='{qcow2}'/>`,
  "disk/boot": `<boot order='{1}'/>`,
  "interface/boot": `<boot order='{1}'/>`,
  "interface/mac": `<mac address='{52:54:00:00:00:01}'/>`,
  "interface/source": `<source network='{default}'/>`,
  "cpu/topology": `<topology sockets='{1}' cores='{2}' threads='{1}'/>`,
  "cpu/feature": `<feature policy='{require}' name='{vmx}'/>`,
  "cputune/vcpupin": `<vcpupin vcpu='{0}' cpuset='{0}'/>`,
  "clock/timer": `<timer name='{rtc}' tickpolicy='{catchup}'/>`,
};

/** The template for an element in another one; values that can be counted up are the document's next. */
export function templateFor(parent: string | undefined, element: string, samples: Samples): Draft | undefined {
  const text = templates[`${parent ?? ""}/${element}`];
  const root = text === undefined ? undefined : readXml(text).roots[0];
  return root && draftOf(root, parent, samples);
}

function draftOf(element: XmlElement, parent: string | undefined, samples: Samples): Draft {
  const { name, attributes, children, texts } = element;
  const at: SampleAt = { parent, element: name };
  const text = children.length === 0 ? texts[0]?.text : undefined;
  return {
    name,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      value: proposedValue(attribute.value ?? "", { ...at, attribute: attribute.name }, samples),
    })),
    children: children.map((child) => draftOf(child, name, samples)),
    ...(text !== undefined && { text: proposedValue(text, at, samples) }),
    takes: { attributes: false, content: element.selfClosing ? "nothing" : "elements" },
  };
}

function proposedValue(written: string, at: SampleAt, samples: Samples): DraftValue {
  const inner = /^\{(.*)\}$/.exec(written)?.[1];
  if (inner === undefined) return { text: written, fixed: true };
  return { text: samples.counted(at) ?? inner, fixed: false };
}
