/** Two neighbouring elements at a place in memory as doubles: T is f32 or f64. */
// @ts-ignore: decorator
@inline
export function pair<T>(at: usize): v128 {
  if (sizeof<T>() == 8) return v128.load(at);
  return v128.promote_low<f32>(v128.load64_zero(at));
}

/** One element as a double. */
// @ts-ignore: decorator
@inline
export function one<T>(at: usize): f64 {
  return <f64>load<T>(at);
}
