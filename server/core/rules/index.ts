import { extraSpecOnImage } from "./extra-spec-on-image";
import { extraSpecOnServer } from "./extra-spec-on-server";
import { fullWidthCharacter } from "./full-width-character";
import { hostOptionMisplaced } from "./host-option-misplaced";
import { imagePropertyOnFlavor } from "./image-property-on-flavor";
import { imagePropertyOnServer } from "./image-property-on-server";
import { addressRules } from "./libvirt/addresses";
import { bootRules } from "./libvirt/boot";
import { cachetuneRules } from "./libvirt/cachetune";
import { chardevRules } from "./libvirt/chardevs";
import { clockRules } from "./libvirt/clock";
import { controllerRules } from "./libvirt/controllers";
import { cpuRules } from "./libvirt/cpu";
import { cputuneRules } from "./libvirt/cputune";
import { diskAddressRules } from "./libvirt/diskAddresses";
import { diskBusRules } from "./libvirt/diskBuses";
import { diskDriverRules } from "./libvirt/diskDrivers";
import { diskIdentityRules } from "./libvirt/diskIdentity";
import { diskSourceRules } from "./libvirt/diskSources";
import { diskRules } from "./libvirt/disks";
import { featureRules } from "./libvirt/features";
import { filesystemRules } from "./libvirt/filesystems";
import { firmwareRules } from "./libvirt/firmware";
import { generalRules } from "./libvirt/general";
import { graphicsRules } from "./libvirt/graphics";
import { hostdevRules } from "./libvirt/hostdevs";
import { hugepagesRules } from "./libvirt/hugepages";
import { inputRules } from "./libvirt/inputs";
import { iommuRules } from "./libvirt/iommu";
import { iothreadRules } from "./libvirt/iothreads";
import { lifecycleRules } from "./libvirt/lifecycle";
import { lunRules } from "./libvirt/lun";
import { memoryRules } from "./libvirt/memory";
import { memoryDeviceRules } from "./libvirt/memoryDevices";
import { netRules } from "./libvirt/net";
import { netValueRules } from "./libvirt/netValues";
import { numaRules } from "./libvirt/numa";
import { numatuneRules } from "./libvirt/numatune";
import { pciAddressRules } from "./libvirt/pciAddresses";
import { pciControllerRules } from "./libvirt/pciControllers";
import { platformRules } from "./libvirt/platform";
import { rareDeviceRules } from "./libvirt/rareDevices";
import { secureBootRules } from "./libvirt/secureBoot";
import { serialRules } from "./libvirt/serials";
import { singleRules } from "./libvirt/singles";
import { tpmRules } from "./libvirt/tpm";
import { usbRules } from "./libvirt/usb";
import { vcpuRules } from "./libvirt/vcpus";
import { videoRules } from "./libvirt/video";
import { videoPartRules } from "./libvirt/videoParts";
import { flavorCpuRules } from "./nova/flavorCpus";
import { flavorNumaRules } from "./nova/flavorNuma";
import { novaManagedGuest } from "./nova-managed-guest";
import { novaSettingUnknown } from "./nova-setting-unknown";
import { novaValueNotAllowed } from "./nova-value-not-allowed";
import { openstackWordInDomain } from "./openstack-word-in-domain";
import { nfvRules } from "./practice/nfv";
import { productionRules } from "./practice/production";
import type { Rule } from "./rule";
import { securityRules } from "./security/secrets";
import { settingNewerThanTarget } from "./setting-newer-than-target";
import { sizingOnServer } from "./sizing-on-server";

/** What a guest's settings mean together, by topic. */
export const guestRules: readonly Rule[] = [
  controllerRules,
  pciControllerRules,
  pciAddressRules,
  usbRules,
  addressRules,
  netRules,
  netValueRules,
  hostdevRules,
  videoRules,
  videoPartRules,
  graphicsRules,
  inputRules,
  chardevRules,
  serialRules,
  filesystemRules,
  tpmRules,
  singleRules,
  iommuRules,
  rareDeviceRules,
  diskRules,
  diskBusRules,
  diskAddressRules,
  diskDriverRules,
  diskSourceRules,
  diskIdentityRules,
  lunRules,
  bootRules,
  numaRules,
  numatuneRules,
  hugepagesRules,
  iothreadRules,
  cputuneRules,
  cachetuneRules,
  cpuRules,
  platformRules,
  featureRules,
  clockRules,

  generalRules,
  lifecycleRules,
  firmwareRules,
  secureBootRules,
  memoryRules,
  memoryDeviceRules,
  vcpuRules,
].flat();

/** Every rule, in the order of its id. */
export const rules: readonly Rule[] = [
  ...guestRules,
  ...flavorCpuRules,
  ...flavorNumaRules,
  ...securityRules,
  ...nfvRules,
  ...productionRules,
  extraSpecOnImage,
  extraSpecOnServer,
  fullWidthCharacter,
  hostOptionMisplaced,
  imagePropertyOnFlavor,
  imagePropertyOnServer,
  novaManagedGuest,
  novaSettingUnknown,
  novaValueNotAllowed,
  openstackWordInDomain,
  settingNewerThanTarget,
  sizingOnServer,
].sort((a, b) => (a.id < b.id ? -1 : 1));
