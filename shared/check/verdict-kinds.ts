export const verdictKinds = ['pass', 'fail', 'review', 'notComputable'] as const;
