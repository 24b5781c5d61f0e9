import { aya } from './aya/aya.js';
import { cilium } from './cilium/cilium.js';
import { libbpf } from './libbpf/libbpf.js';
import type { Loader } from './loader.js';

/**
 * The loaders that a tailored file serves. The first is the one whose answers are Outcomes; another
 * one is told of only if it answers otherwise.
 */
export const LOADERS: readonly Loader[] = [libbpf, cilium, aya];
