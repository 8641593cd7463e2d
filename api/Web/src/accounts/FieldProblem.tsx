/** What is wrong with a field, right below it. The field names this element in `aria-describedby`. */
export function FieldProblem({ id, words }: { id: string; words: string }) {
  return <p class="form-problem" role="alert" id={id} data-testid={id}>{words}</p>;
}
