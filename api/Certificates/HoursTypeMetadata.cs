using System.Text.Json.Nodes;
using RedStation.Domain.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>What a certificate of social hours can say and how its parts are called, in the form of SD-JWT VC's type metadata.</summary>
internal static class HoursTypeMetadata
{
    private const string Chosen = "always";
    private const string Fixed = "never";

    /// <summary>The document of an issuer.</summary>
    public static JsonObject Of(string issuer) => new()
    {
        ["vct"] = HoursCertificateRules.TypeOf(issuer),
        ["name"] = "Certified social hours",
        ["description"] = "Social time of a rider, certified by districts when the work was verified: minutes of the last twelve months.",
        ["display"] = new JsonArray(
            Display("zh-CN", "社会工时证明", "骑手为辖区完成并经核实的社会工时，最近十二个月，以分钟计。"),
            Display("en", "Certified social hours", "Verified social work of the last twelve months, in minutes.")),
        ["claims"] = new JsonArray(
            Claim(["name"], "姓名", "Name", Chosen),
            Claim(["minutes"], "最近十二个月合计（分钟）", "Total of the last twelve months, minutes", Chosen),
            Claim(["months", null], "每月工时", "Minutes of a month", Chosen),
            Claim(["kinds", null], "任务类型", "Minutes with a kind of task", Chosen),
            Claim(["certifiers", null], "认证单位", "Minutes certified by a district", Chosen),
            Claim(["iss"], "签发方", "Issuer", Fixed),
            Claim(["exp"], "有效期至", "Valid until", Fixed)),
    };

    private static JsonObject Display(string locale, string name, string description) => new JsonObject
    {
        ["locale"] = locale,
        ["name"] = name,
        ["description"] = description,
    };

    private static JsonObject Claim(string?[] path, string zh, string en, string disclosed) => new JsonObject
    {
        ["path"] = new JsonArray([.. path.Select(part => (JsonNode?)part)]),
        ["display"] = new JsonArray(
            new JsonObject { ["locale"] = "zh-CN", ["label"] = zh },
            new JsonObject { ["locale"] = "en", ["label"] = en }),
        ["sd"] = disclosed,
    };
}
