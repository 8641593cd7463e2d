using System.ComponentModel.DataAnnotations;
using RedStation.Domain.Cases;

namespace RedStation.Grains.Cases;

/// <summary>What a city decides about its cases. Section <c>RedStation:Cases</c>.</summary>
public sealed class CaseOptions : IValidatableObject
{
    /// <summary>Where these options stand.</summary>
    public const string Section = "RedStation:Cases";

    /// <summary>
    /// How a case's number looks: letters, digits, hyphens, <c>{district}</c>, <c>{kind}</c>, <c>{class}</c>, <c>{subclass}</c>, and once
    /// <c>{serial:N}</c> with at least N digits, 4 … 9. Numbers that were given stay as they are.
    /// </summary>
    [Required]
    public string NumberFormat { get; set; } = CaseNumberFormat.Standard;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!CaseNumberFormat.IsFormat(NumberFormat))
        {
            yield return new ValidationResult(
                $"is “{NumberFormat}”, and must be letters, digits and hyphens with {{district}}, {{kind}}, {{class}}, {{subclass}} between, "
                + "and once {serial:N} with N of 4 to 9.",
                [nameof(NumberFormat)]);
        }
    }
}
