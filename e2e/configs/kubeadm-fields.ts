/**
 * The fields of the configuration files that kubeadm reads, by the `json` tags of the Go types
 * (k8s.io/kubernetes cmd/kubeadm/app/apis/kubeadm/v1beta4/types.go and, for the two components, the
 * fields in use of k8s.io/kubelet/config/v1beta1 and k8s.io/kube-proxy/config/v1alpha1). kubeadm
 * decodes strictly: a field that is not there is an error.
 */
export type Fields =
  | 'string'
  | 'boolean'
  | 'integer'
  | { readonly list: Fields }
  | { readonly map: 'string' | 'boolean' }
  | { readonly [field: string]: Fields };

const argument: Fields = { name: 'string', value: 'string' };
const environment: Fields = { name: 'string', value: 'string' };
const mount: Fields = {
  name: 'string',
  hostPath: 'string',
  mountPath: 'string',
  readOnly: 'boolean',
  pathType: 'string',
};
const component = {
  extraArgs: { list: argument },
  extraVolumes: { list: mount },
  extraEnvs: { list: environment },
};
const localEndpoint: Fields = { advertiseAddress: 'string', bindPort: 'integer' };
const nodeRegistration: Fields = {
  name: 'string',
  criSocket: 'string',
  taints: { list: { key: 'string', value: 'string', effect: 'string' } },
  kubeletExtraArgs: { list: argument },
  ignorePreflightErrors: { list: 'string' },
  imagePullPolicy: 'string',
  imagePullSerial: 'boolean',
};
const timeouts: Fields = {
  controlPlaneComponentHealthCheck: 'string',
  kubeletHealthCheck: 'string',
  kubernetesAPICall: 'string',
  etcdAPICall: 'string',
  tlsBootstrap: 'string',
  discovery: 'string',
  upgradeManifests: 'string',
};
const patches: Fields = { directory: 'string' };
const typeMeta = { apiVersion: 'string', kind: 'string' } as const;

export const fieldsOfKind: Readonly<Record<string, Fields>> = {
  'kubeadm.k8s.io/v1beta4 InitConfiguration': {
    ...typeMeta,
    bootstrapTokens: {
      list: {
        token: 'string',
        description: 'string',
        ttl: 'string',
        expires: 'string',
        usages: { list: 'string' },
        groups: { list: 'string' },
      },
    },
    dryRun: 'boolean',
    nodeRegistration,
    localAPIEndpoint: localEndpoint,
    certificateKey: 'string',
    skipPhases: { list: 'string' },
    patches,
    timeouts,
  },
  'kubeadm.k8s.io/v1beta4 ClusterConfiguration': {
    ...typeMeta,
    etcd: {
      local: {
        imageRepository: 'string',
        imageTag: 'string',
        dataDir: 'string',
        extraArgs: { list: argument },
        extraEnvs: { list: environment },
        serverCertSANs: { list: 'string' },
        peerCertSANs: { list: 'string' },
      },
      external: {
        endpoints: { list: 'string' },
        caFile: 'string',
        certFile: 'string',
        keyFile: 'string',
      },
    },
    networking: { serviceSubnet: 'string', podSubnet: 'string', dnsDomain: 'string' },
    kubernetesVersion: 'string',
    controlPlaneEndpoint: 'string',
    apiServer: { ...component, certSANs: { list: 'string' } },
    controllerManager: component,
    scheduler: component,
    dns: { imageRepository: 'string', imageTag: 'string', disabled: 'boolean' },
    proxy: { disabled: 'boolean' },
    certificatesDir: 'string',
    imageRepository: 'string',
    featureGates: { map: 'boolean' },
    clusterName: 'string',
    encryptionAlgorithm: 'string',
    certificateValidityPeriod: 'string',
    caCertificateValidityPeriod: 'string',
  },
  'kubeadm.k8s.io/v1beta4 JoinConfiguration': {
    ...typeMeta,
    dryRun: 'boolean',
    nodeRegistration,
    caCertPath: 'string',
    discovery: {
      bootstrapToken: {
        token: 'string',
        apiServerEndpoint: 'string',
        caCertHashes: { list: 'string' },
        unsafeSkipCAVerification: 'boolean',
      },
      file: { kubeConfigPath: 'string' },
      tlsBootstrapToken: 'string',
    },
    controlPlane: { localAPIEndpoint: localEndpoint, certificateKey: 'string' },
    skipPhases: { list: 'string' },
    patches,
    timeouts,
  },
  'kubelet.config.k8s.io/v1beta1 KubeletConfiguration': {
    ...typeMeta,
    cgroupDriver: 'string',
    rotateCertificates: 'boolean',
    serverTLSBootstrap: 'boolean',
    shutdownGracePeriod: 'string',
    shutdownGracePeriodCriticalPods: 'string',
  },
  'kubeproxy.config.k8s.io/v1alpha1 KubeProxyConfiguration': { ...typeMeta, mode: 'string' },
};

/** Paths of fields that the kind does not have or that hold another type. */
export function foreignFields(value: unknown, fields: Fields, at: string): string[] {
  if (fields === 'integer') return Number.isInteger(value) ? [] : [`${at} is no integer`];
  if (typeof fields === 'string') return typeof value === fields ? [] : [`${at} is no ${fields}`];
  if (isListOf(fields)) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, index) => foreignFields(item, fields.list, `${at}[${index}]`));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${at} is no object`];
  return Object.entries(value).flatMap(([key, child]) => {
    if (isMapOf(fields)) return foreignFields(child, fields.map, `${at}.${key}`);
    const known = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return known === undefined
      ? [`${at}.${key} is unknown`]
      : foreignFields(child, known, `${at}.${key}`);
  });
}

type Objects = Exclude<Fields, string>;

function isListOf(fields: Objects): fields is { readonly list: Fields } {
  return 'list' in fields;
}

function isMapOf(fields: Objects): fields is { readonly map: 'string' | 'boolean' } {
  return 'map' in fields && typeof fields['map'] === 'string';
}
