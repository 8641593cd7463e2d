using System.Globalization;
using System.Resources;
using System.Text.Json;
using RedStation.Contracts.Cases;
using RedStation.Domain.Outbound;
using RedStation.Grains.Cases;

namespace RedStation.Silo.Outbound;

/// <summary>What people read in notices, in their language: the class of the case, what has happened, and the reason where it was refused.</summary>
public sealed class NoticeTexts(ICaseRules rules)
{
    private const string Other = "other";

    private static readonly ResourceManager Resources = new("RedStation.Silo.Outbound.NoticeTexts", typeof(NoticeTexts).Assembly);
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>A notice as it is read.</summary>
    public async Task<NoticeText> Of(CaseNotice notice, NoticeLanguage language)
    {
        var english = language == NoticeLanguage.En;
        var list = (await rules.Current()).ClassesOf(notice.District).List;
        var known = list.Classes.FirstOrDefault(one => one.Id == notice.ClassId);
        var reason = notice.Event == CaseEvent.Refused ? list.Reasons.FirstOrDefault(one => one.Code == notice.Reason) : null;
        var name = (english ? known?.NameEn : known?.Name) ?? Text("report", language);
        var what = Happened(notice.Event, language);
        return new NoticeText(
            string.Format(CultureInfo.InvariantCulture, Text("title", language), name, what),
            (english ? reason?.TextEn : reason?.Text) ?? Text("body", language));
    }

    private static string Happened(CaseEvent happened, NoticeLanguage language) =>
        Resources.GetString(JsonNamingPolicy.CamelCase.ConvertName(happened.ToString()), Culture(language)) ?? Text(Other, language);

    private static string Text(string name, NoticeLanguage language) => Resources.GetString(name, Culture(language)) ?? name;

    private static CultureInfo Culture(NoticeLanguage language) => language == NoticeLanguage.En ? English : Chinese;
}

/// <summary>A notice as it is read.</summary>
/// <param name="Title">What has happened to what.</param>
/// <param name="Body">A sentence more.</param>
public sealed record NoticeText(string Title, string Body);
