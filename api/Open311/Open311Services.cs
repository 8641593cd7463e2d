using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Storage.Cases;

namespace RedStation.Api.Open311;

/// <summary>The classes of cases, as services of GeoReport.</summary>
internal static class Open311Services
{
    private const string Jurisdiction = "jurisdiction_id";

    /// <summary><c>GET /services</c>.</summary>
    /// <param name="jurisdictionId">An adcode; absent for the city's classes.</param>
    /// <param name="jurisdictions">Which adcodes there are.</param>
    /// <param name="rules">The classes.</param>
    public static async Task<IResult> List(
        [FromQuery(Name = Jurisdiction)] string? jurisdictionId, Open311Jurisdictions jurisdictions, CaseRuleCache rules)
    {
        var (adcode, refused) = jurisdictions.Read(jurisdictionId);
        return refused ?? new Open311Answer(
            "services", new JsonArray([.. Offered(await rules.Current(), adcode).Select(Service)]));
    }

    /// <summary><c>GET /services/{code}</c>: what a class asks.</summary>
    /// <param name="code">The class.</param>
    /// <param name="jurisdictionId">An adcode; absent for the city's classes.</param>
    /// <param name="jurisdictions">Which adcodes there are.</param>
    /// <param name="rules">The classes.</param>
    public static async Task<IResult> Definition(
        string code, [FromQuery(Name = Jurisdiction)] string? jurisdictionId, Open311Jurisdictions jurisdictions, CaseRuleCache rules)
    {
        var (adcode, refused) = jurisdictions.Read(jurisdictionId);
        if (refused is not null)
        {
            return refused;
        }

        return Offered(await rules.Current(), adcode).FirstOrDefault(one => one.Id == code) is { } found
            ? new Open311Answer("service_definition", new JsonObject
            {
                ["service_code"] = found.Id,
                ["attributes"] = new JsonArray([.. (found.Attributes ?? []).Select(Attribute)]),
            })
            : Open311Error.NotFound("service_unknown");
    }

    /// <summary>The classes in which anybody may report: all but that whose cases nobody else reads.</summary>
    public static IEnumerable<CaseClass> Offered(CaseRuleSet rules, string? adcode) =>
        rules.ClassesOf(adcode).List.Classes.Where(one => one.Id != PublicCaseRules.PrivateClassId);

    /// <summary>The name of a class in the caller's language.</summary>
    public static string Name(CaseClass one) => Open311Texts.IsEnglish ? one.NameEn : one.Name;

    private static JsonObject Service(CaseClass one)
    {
        var category = Open311Texts.IsEnglish ? one.CategoryEn : one.Category;
        return new JsonObject
        {
            ["service_code"] = one.Id,
            ["service_name"] = Name(one),
            ["description"] = $"{category}: {Name(one)}",
            ["metadata"] = one.Attributes is { IsEmpty: false },
            ["type"] = "realtime",
            ["keywords"] = one.Urgent ? $"{category},{Open311Texts.Of("urgent")}" : category,
            ["group"] = category,
        };
    }

    private static JsonObject Attribute(CaseAttribute attribute, int at)
    {
        var asked = new JsonObject
        {
            ["variable"] = true,
            ["code"] = attribute.Code,
            ["datatype"] = attribute.Type switch
            {
                CaseAttributeType.Number => "number",
                CaseAttributeType.Time => "datetime",
                CaseAttributeType.Text => "text",
                CaseAttributeType.OneOf => "singlevaluelist",
                CaseAttributeType.SomeOf => "multivaluelist",
                _ => "string",
            },
            ["required"] = attribute.Required,
            ["datatype_description"] = null,
            ["order"] = at + 1,
            ["description"] = Open311Texts.IsEnglish ? attribute.QuestionEn : attribute.Question,
        };
        if (!attribute.Values.IsEmpty)
        {
            asked["values"] = new JsonArray([.. attribute.Values.Select(value => new JsonObject
            {
                ["key"] = value.Key,
                ["name"] = Open311Texts.IsEnglish ? value.NameEn : value.Name,
            })]);
        }

        return asked;
    }
}
