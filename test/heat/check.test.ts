import assert from "node:assert/strict";
import { diagnose, type Finding, readDocument } from "../../server/core";
import { realContext } from "../fixture/knowledge";

function found(text: string): readonly Finding[] {
  const model = readDocument({ uri: "file:///stack.yaml", text });
  assert.ok(model);
  return diagnose(model, realContext("en"));
}

/** A value of a resource whose type takes any, in flow style. */
const holding = (value: string, anchors = "") =>
  `heat_template_version: 2021-04-16\nresources:\n  holder:\n    type: OS::Heat::Value\n    properties:\n      value:\n${anchors}        - ${value}\n`;

describe("the check of a template", () => {
  it("finds nothing in what Heat accepts", () => {
    assert.deepEqual(found(accepted), []);
  });

  it("goes through what many aliases share once", () => {
    let anchors = "        - &a0 [x, {get_param: missing}]\n";
    for (let i = 1; i < 40; i++) anchors += `        - &a${i} [*a${i - 1}, *a${i - 1}, *a${i - 1}]\n`;
    assert.deepEqual(
      found(holding("*a39", anchors)).map(({ rule }) => rule),
      ["reference-undefined"],
    );
  });

  it("goes through what many merges share once", () => {
    let anchors = "        - &m0 {k: {get_param: missing}}\n";
    for (let i = 1; i < 40; i++) anchors += `        - &m${i} {x: {<<: *m${i - 1}}, y: {<<: *m${i - 1}}}\n`;
    assert.deepEqual(
      found(holding("*m39", anchors)).map(({ rule }) => rule),
      ["reference-undefined"],
    );
  });

  it("ends on a value that holds itself, and on one that nests without end", () => {
    assert.deepEqual(found(holding("&a [*a, {get_param: *a}]")), []);
    assert.deepEqual(found(holding("[".repeat(10_000) + "]".repeat(10_000))), []);
    assert.ok(found(holding("{if: [{not: ".repeat(2000) + "true" + "}, 1]}".repeat(2000))).length < 10);
  });

  it("finds a thousand wrong names without comparing each with all others", () => {
    const servers = Array.from({ length: 1000 }, (_, i) => `  r${i}: {type: OS::Heat::RandomString, depends_on: x${i}y}\n`);
    assert.equal(found(`heat_template_version: rocky\nresources:\n${servers.join("")}`).length, 1000);
  });

  it("tells a thousand resources in one circle once", () => {
    const servers = Array.from(
      { length: 1000 },
      (_, i) => `  r${i}: {type: OS::Heat::RandomString, depends_on: r${(i + 1) % 1000}}\n`,
    );
    const findings = found(`heat_template_version: rocky\nresources:\n${servers.join("")}`);
    assert.deepEqual(
      findings.map(({ rule, related }) => [rule, related.length]),
      [["reference-cycle", 999]],
    );
  });
});

/** What newer versions brought, all of it right. */
const accepted = `heat_template_version: 2021-04-16
description: everything that newer versions brought
parameters:
  env_type:
    type: string
    default: test
    constraints:
      - allowed_values: [test, prod]
  count: {type: number, default: 2, constraints: [{range: {min: 0, max: 10}}, {modulo: {step: 2, offset: 0}}]}
  ports: {type: comma_delimited_list, default: "80,443", constraints: [{length: {min: 1}}]}
  nets: {type: json, default: [{network: a}]}
  map: {type: json, default: {a: {b: 1}}}
  flag: {type: boolean, default: on}
  key: {type: string, default: ''}
  image: {type: string, tags: [x], hidden: true, immutable: false, label: L}
  name: {type: string, constraints: [{allowed_pattern: '(?P<n>[a-z]+)-\\d+'}, {length: {max: 10}, description: short}], default: web-1}
conditions:
  is_prod: {equals: [{get_param: env_type}, prod]}
  has_key: {not: {equals: [{get_param: key}, '']}}
  both: {and: [is_prod, has_key, {not: no_flag}]}
  no_flag: {equals: [{get_param: flag}, false]}
  in_list: {contains: ["80", {get_param: ports}]}
  in_map: {yaql: {expression: $.data > 1, data: {get_param: count}}}
  literal: true
resources:
  server:
    type: OS::Nova::Server
    condition: both
    deletion_policy: snapshot
    properties:
      name: {get_param: name}
      flavor: {if: [is_prod, m1.large, m1.small]}
      image: {get_param: image}
      key_name: {if: [has_key, {get_param: key}]}
      networks:
        if:
          - in_list
          - {get_param: nets}
          - - network: private
            - port: {get_resource: port}
      user_data_format: RAW
      user_data:
        str_replace:
          template: |
            echo $host $list
          params:
            $host: {get_attr: [port, fixed_ips, 0, ip_address]}
            $list: {get_param: ports}
      security_groups:
        repeat:
          for_each: {<%p%>: {get_param: ports}}
          template: sg-<%p%>
      tags: {list_concat: [[a], {str_split: [',', 'b,c']}]}
      scheduler_hints: {map_merge: [{a: b}, {get_param: map}]}
  port:
    type: OS::Neutron::Port
    properties:
      network: {list_join: ['-', [a, {get_param: 'OS::stack_name'}]]}
      fixed_ips:
        - subnet: {if: [literal, s, {get_resource: subnet}]}
      port_security_enabled: {get_param: flag}
      value_specs: {map_replace: [{a: b}, {keys: {a: c}}]}
  subnet:
    type: OS::Neutron::Subnet
    depends_on: []
    properties: {network: n, cidr: 10.0.0.0/24, ip_version: "4", gateway_ip: null, enable_dhcp: "True"}
  sg:
    type: OS::Neutron::SecurityGroup
    depends_on: [port, server]
    condition: {or: [is_prod, in_map, {equals: [1, 1]}]}
    properties:
      rules:
        repeat:
          for_each: {<%port%>: {get_param: ports}, <%dir%>: [ingress, egress]}
          template: {protocol: tcp, port_range_min: <%port%>, port_range_max: <%port%>, direction: <%dir%>}
  group:
    type: OS::Heat::ResourceGroup
    update_policy: {rolling_update: {max_batch_size: 2, pause_time: 1.5}, batch_create: {max_batch_size: 1}}
    properties:
      count: {get_param: count}
      index_var: '#i#'
      resource_def:
        type: OS::Cinder::Volume
        properties: {size: '#i#', name: vol_#i#, availability_zone: {get_param: [map, a, b]}}
  asg:
    type: OS::Heat::AutoScalingGroup
    properties:
      min_size: 1
      max_size: "3"
      desired_capacity: {get_param: count}
      resource: {type: lib/server.yaml, properties: {anything: 1}}
  chain:
    type: OS::Heat::ResourceChain
    properties: {resources: [OS::Heat::RandomString], concurrent: yes}
  val:
    type: OS::Heat::Value
    properties: {type: json, value: {yaql: {expression: $.data.a, data: {a: {get_param: map}}}}}
  stackref:
    type: My::Own::Type
    properties: {x: {get_attr: [group, refs_map]}}
  adopted:
    type: OS::Nova::Server
    external_id: abc
    properties: {whatever: 1}
  cond_off:
    type: OS::Nova::Server
    condition: false
outputs:
  a: {value: {get_attr: [group, resource.0.first_address]}, condition: is_prod, description: d}
  b: {value: {make_url: {scheme: http, host: {get_attr: [server, first_address]}, port: 80, query: {a: b}}}}
  c: {value: {digest: [sha512, {get_param: key}]}}
  d: {value: {filter: [[a], [b, a]]}}
  e: {value: {get_attr: [server]}}
  f: {value: {get_file: x.sh}}
  g: {value: {str_split: [',', 'a,b', 0]}}
  h: {value: {resource_facade: metadata}}
  i: {value: {if: [{not: is_prod}, 1, 2]}}
  j: {value: {list_join: [',', [a], [b], {get_attr: [asg, outputs_list, x]}]}}
  k: {value: {str_replace_vstrict: {template: a b, params: {a: c}}}}
  l: {value: {get_attr: [stackref, anything, 0]}}
  m: {value: {list_concat_unique: [[a], [a]]}}
`;
