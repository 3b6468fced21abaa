import type { SettingAddress } from "../../knowledge/address";

/** The maps of a template whose keys are settings of another vocabulary. */
export const containers: Readonly<Partial<Record<SettingAddress, "flavor" | "image">>> = {
  "heat:OS::Nova::Flavor/extra_specs": "flavor",
  "heat:OS::Glance::WebImage/extra_properties": "image",
  "heat:OS::Glance::Image/extra_properties": "image",
};
