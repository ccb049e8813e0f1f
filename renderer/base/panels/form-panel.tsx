import type { ReactNode, Ref } from 'react';
import { Form } from '../../ui/form.tsx';
import { FormActions, type FormActionsProps } from './form-actions.tsx';
import styles from './panels.module.css';

interface FormPanelProps extends FormActionsProps {
  readonly title: string;
  /** Where the title has to take the focus. */
  readonly titleRef?: Ref<HTMLHeadingElement>;
  /** Under what the title stands. */
  readonly titleLevel?: 2 | 3;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A small form with a title, its buttons, and what went wrong. */
export function FormPanel(props: FormPanelProps) {
  const { title, titleRef, titleLevel = 3, onSubmit, children, ...actions } = props;
  const Title = `h${titleLevel}` as const;
  return (
    <Form className={styles.panel} aria-label={title} onSubmit={onSubmit}>
      <Title ref={titleRef} tabIndex={-1} className={styles.panelTitle}>
        {title}
      </Title>
      {children}
      <FormActions {...actions} />
    </Form>
  );
}
