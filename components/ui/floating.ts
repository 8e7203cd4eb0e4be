/** The look of what floats over the page: menus and popovers. */
export const floatingClass =
  'z-50 rounded-md border border-border-strong bg-raised text-foreground shadow-[0_8px_24px_-12px_oklch(0.15_0.02_264/0.35)] data-[state=open]:animate-in data-[state=open]:fade-in-0 duration-75'
