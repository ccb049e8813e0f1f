import type { ComponentProps } from 'react';

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit'> {
  readonly onSubmit: () => void;
}

/** A form that goes nowhere by itself, and whose fields say in the program's own words what is wrong with them. */
export function Form({ onSubmit, ...props }: FormProps) {
  return (
    <form
      autoComplete="off"
      noValidate
      {...props}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}
