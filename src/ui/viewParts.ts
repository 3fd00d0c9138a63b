/** The ways to draw values, which have most of their code in common, fetched as one. */
export { CompareView } from "./compare/CompareView.tsx";
export { HeatView } from "./graphic/HeatView.tsx";
export { HistogramView } from "./graphic/HistogramView.tsx";
export { ImageView } from "./graphic/ImageView.tsx";
export { LineView } from "./graphic/LineView.tsx";
export { ScatterView } from "./graphic/ScatterView.tsx";
export { NaturalBody } from "./group/NaturalBody.tsx";
