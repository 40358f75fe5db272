//go:build tools

// Package kubernetes names the programs that scripts/lab-tools.mjs builds, so that go.mod keeps what
// they need. The staging modules are replaced by their published selves of the same release.
package kubernetes

import (
	_ "k8s.io/kubernetes/cmd/kube-apiserver"
	_ "k8s.io/kubernetes/cmd/kubeadm"
)
