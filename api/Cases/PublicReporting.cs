using Microsoft.Extensions.Options;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Cases;
using RedStation.Domain.Accounts;
using RedStation.Domain.Cases;
using RedStation.Grains.Pricing;
using RedStation.Silo.Settings;
using RedStation.Storage.Accounts;
using RedStation.Storage.Cases;

namespace RedStation.Api.Cases;

/// <summary>
/// What stands between the open internet and the cases of a district: whether it takes reports without account, from whom and how many.
/// </summary>
public sealed class PublicReporting(
    IPriceLists lists, PublicReportStore store, AccountStore accounts, Callers callers, Tickets tickets, UploadKeys uploads, ReportCodes codes,
    IOptions<PublicReportOptions> options, TimeProvider clock)
{
    private const string FormTicket = "report-form";

    /// <summary>As long as somebody may take to write a report.</summary>
    private static readonly TimeSpan FormLife = TimeSpan.FromHours(2);

    /// <summary>What a page needs for a place in a district.</summary>
    public async Task<PublicReportFormWire> Form(string? district)
    {
        var until = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + FormLife).ToUnixTimeSeconds());
        return new PublicReportFormWire(
            tickets.Make(FormTicket, until), until, district, district is not null && await Terms(district) is not null, options.Value.Hotline);
    }

    /// <summary>Whether a district takes reports without account.</summary>
    public async Task<bool> IsOpen(string district) => await Terms(district) is not null;

    /// <summary>Why a report is not taken; null when it is, and counted.</summary>
    /// <param name="district">The adcode of the case.</param>
    /// <param name="token">What the form was given.</param>
    /// <param name="website">What stands in the field that people do not see.</param>
    /// <param name="context">Who sends it.</param>
    public async Task<IResult?> WhyNot(string district, string? token, string? website, HttpContext context)
    {
        // Who fills in everything is not told by what it was known.
        if (tickets.Read(FormTicket, token) is null || !string.IsNullOrEmpty(website))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "form_token_invalid");
        }

        if (await Terms(district) is not { } terms)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "public_reports_closed");
        }

        var now = clock.GetUtcNow();
        return await store.Count(PublicReportRules.Windows(terms, callers.Of(context), district, now)) is { } full
            ? Problem.TooSoon(
                full.Scope == SignInScope.PublicReportsOfDistrict ? "public_reports_full" : "too_many_reports", full.Until - now)
            : null;
    }

    /// <summary>The answer to who has reported or joined a case.</summary>
    public async Task<IResult> Taken(CaseView view, string reporter)
    {
        var at = view.History.First(entry => entry.By == reporter).At;
        var code = codes.Of(view.Id, reporter);
        await store.Add(ReportCodes.Digest(code), view.Id, reporter);
        var until = DateTimeOffset.FromUnixTimeSeconds((at + PublicReportRules.PhotoMayFollowFor).ToUnixTimeSeconds());
        return Results.Json(
            new PublicReportWire(view.Id, code, uploads.Make(view.Id, reporter, until), until, view.District, at),
            statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The report that is followed by a code, or why not. Wrong codes are counted.</summary>
    public async Task<(PublicReport? Report, IResult? Refused)> Find(string code, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var guesses = SignInWindow.OfTenMinutes(
            SignInScope.ReportCodeGuesses, callers.Of(context).Address, PublicReportRules.GuessesInTenMinutes, now);
        if (await accounts.HasGuessedEnough(guesses))
        {
            return (null, Problem.TooSoon("too_many_report_codes", guesses.Until - now));
        }

        if (await store.Find(ReportCodes.Digest(code)) is { } found)
        {
            return (found, null);
        }

        await accounts.CountGuess(guesses);
        return (null, Problem.Of(StatusCodes.Status404NotFound, "report_code_unknown"));
    }

    private async Task<PublicReportTerms?> Terms(string district) =>
        PublicReportRules.TermsOf(await lists.Current(), district, clock.GetUtcNow());
}
