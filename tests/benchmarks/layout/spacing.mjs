// The distances of our layout (`Options::default` of crates/layout), for the engines that know the same ones.
export const NODE_GAP = 44;
export const LAYER_GAP = 88;
export const COMPONENT_GAP = 96;
export const LINE_GAP = 12;
export const ASPECT = 1.6;
