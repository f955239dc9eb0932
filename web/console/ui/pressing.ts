/** Whether Enter and Space belong to what has the focus: a button, a link, a tab. */
export const pressing = (): boolean => document.activeElement?.closest('button, a[href], summary, dialog, [role="option"], [role="combobox"]') != null
