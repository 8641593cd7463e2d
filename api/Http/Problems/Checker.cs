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
    public bool Require(bool ok, string field, string rule)
    {
        if (!ok)
        {
            errors.Add(new FieldError(field, rule));
        }

        return ok;
    }

    /// <summary>400 <c>invalid_input</c> with every broken rule.</summary>
    public IResult ToResult() => Problem.Of(StatusCodes.Status400BadRequest, "invalid_input", errors);
}
