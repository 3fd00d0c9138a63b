export { addF4, addF8, addKnownF4, addKnownF8, addWide, hasNaNF4, hasNaNF8, sumF4, sumF8, sumWide, withoutNaNF4, withoutNaNF8 } from "./sums";
export { histogramF4, histogramF8 } from "./histogram";
export { distancesF4, distancesF8, welfordF4, welfordF8 } from "./moments";
export {
  columnLargestF4,
  columnLargestF8,
  columnLargestWide,
  columnSmallestF4,
  columnSmallestF8,
  columnSmallestWide,
  largestF4,
  largestF8,
  largestWide,
  placeF4,
  placeF8,
  placeWide,
  smallestF4,
  smallestF8,
  smallestWide,
} from "./extremes";
