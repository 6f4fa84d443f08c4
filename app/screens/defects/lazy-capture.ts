/** The capture in a chunk of its own, so that the list does not wait for it. */
import { lazy } from "react";

export const preloadCapture = () => import("./capture");
export const LazyCapture = lazy(preloadCapture);
