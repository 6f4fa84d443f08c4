/** Every part of the kit, in both languages and both themes side by side. */
export default function KitScreen() {
  return <h1>kit</h1>;
}
