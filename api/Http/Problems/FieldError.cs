using System.Text.Json.Serialization;

namespace RedStation.Api.Http.Problems;

/// <summary>A field of a request that breaks a rule.</summary>
/// <param name="Field">Its path, such as <c>ports[3].at</c>.</param>
/// <param name="Rule">The rule, in a few words of English, such as <c>1 to 64 characters</c>.</param>
/// <param name="Code">The stable code of the rule, where it has one of its own.</param>
public sealed record FieldError(
    string Field, string Rule, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null);
