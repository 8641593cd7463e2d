namespace RedStation.Api.Http.Problems;

/// <summary>Collects everything that is wrong with a request, so that its author learns of all of it at once.</summary>
public sealed class Checker
{
    private readonly List<FieldError> errors = [];

    /// <summary>Whether anything was wrong.</summary>
    public bool Failed => errors.Count > 0;

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Notes the rule when it does not hold, and says whether it does.</summary>
    /// <param name="ok">Whether the rule holds.</param>
    /// <param name="field">The path of the field in the request.</param>
    /// <param name="rule">The rule, in a few words of English.</param>
    /// <param name="code">The stable code of the rule, where it has one of its own.</param>
    public bool Require(bool ok, string field, string rule, string? code = null)
    {
        if (!ok)
        {
            errors.Add(new FieldError(field, rule, code));
        }

        return ok;
    }

    /// <summary>400 with every broken rule: <c>invalid_input</c>, or the code of the first rule that has one of its own.</summary>
    public IResult ToResult() =>
        Problem.Of(StatusCodes.Status400BadRequest, errors.Find(error => error.Code is not null)?.Code ?? "invalid_input", errors);
}
