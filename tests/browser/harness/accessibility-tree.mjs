// What a screen reader is given: the browser's accessibility tree, without what it ignores.

/** The roles of what can be operated. */
const CONTROLS = new Set(["button", "link", "tab", "checkbox", "radio", "combobox", "textbox", "searchbox", "slider", "option"]);

/** The tree's nodes as plain data: role, name, description, and properties such as `focusable`. */
export async function accessibilityTree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, description, value, properties = [] }) => ({
    role: role?.value ?? "",
    name: (name?.value ?? "").trim(),
    description: description?.value ?? "",
    value: value?.value,
    ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
  }));
}

/** What is wrong with a tree's controls: one without a name, or one that no key can reach. */
export function inoperable(tree) {
  const controls = tree.filter(({ role }) => CONTROLS.has(role));
  const wrong = (node) => {
    if (!node.name) return "no name";
    // Options belong to their list, tabs to their row: one stop for all of them.
    const reached = node.focusable || node.disabled || ["option", "tab"].includes(node.role);
    return reached ? null : "not focusable";
  };
  return controls.map((node) => [wrong(node), node]).filter(([what]) => what).map(([what, node]) => `${node.role} “${node.name}”: ${what}`);
}
