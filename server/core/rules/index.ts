import { extraSpecOnImage } from "./extra-spec-on-image";
import { extraSpecOnServer } from "./extra-spec-on-server";
import { hostOptionMisplaced } from "./host-option-misplaced";
import { imagePropertyOnFlavor } from "./image-property-on-flavor";
import { imagePropertyOnServer } from "./image-property-on-server";
import { novaManagedGuest } from "./nova-managed-guest";
import { openstackWordInDomain } from "./openstack-word-in-domain";
import type { Rule } from "./rule";
import { settingNewerThanTarget } from "./setting-newer-than-target";
import { sizingOnServer } from "./sizing-on-server";

/** Every rule, in the order of its id. */
export const rules: readonly Rule[] = [
  extraSpecOnImage,
  extraSpecOnServer,
  hostOptionMisplaced,
  imagePropertyOnFlavor,
  imagePropertyOnServer,
  novaManagedGuest,
  openstackWordInDomain,
  settingNewerThanTarget,
  sizingOnServer,
];
