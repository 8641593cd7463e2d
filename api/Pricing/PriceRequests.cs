using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;

namespace RedStation.Api.Pricing;

/// <summary>What drafts of the lists have in common.</summary>
internal interface IPriceDraftRequest<out TInput>
{
    string? OperationId { get; }

    string? District { get; }

    string? From { get; }

    string? Until { get; }

    string? Note { get; }

    int? BasedOn { get; }

    IReadOnlyList<TInput>? Entries { get; }
}

/// <summary>A new version of the prices of tasks, as a whole.</summary>
/// <param name="OperationId">The client's id of the command; a preview needs none.</param>
/// <param name="District">The adcode of the district whose own prices these are; null for the whole city's.</param>
/// <param name="From">The first day on which it holds, such as 2026-11-29: today, in China, or later, at most two years ahead.</param>
/// <param name="Until">The last day, or null.</param>
/// <param name="Note">Why, for everybody to read. 1 to 500 characters.</param>
/// <param name="BasedOn">The number of the latest version of the scope that the author knows; 0 when there is none.</param>
/// <param name="Entries">1 to 100 entries. The whole city's name every kind of task, a district's those that differ.</param>
public sealed record PublishTaskPricesRequest(
    string? OperationId, string? District, string? From, string? Until, string? Note, int? BasedOn, IReadOnlyList<TaskPriceInput>? Entries)
    : IPriceDraftRequest<TaskPriceInput>;

/// <summary>What a kind of task pays.</summary>
/// <param name="Type">The kind of task.</param>
/// <param name="Name">Its name, Chinese. 1 to 80 characters.</param>
/// <param name="NameEn">Its name, English. 1 to 80 characters.</param>
/// <param name="Points">Points paid when it is verified, a whole number from 1 to 10,000.</param>
/// <param name="Minutes">The usual time on site, and the social time certified: whole minutes, 1 to 480.</param>
/// <param name="Skills">What the rider must be certified for.</param>
/// <param name="InsuranceCover">How the rider is insured, Chinese, shown before one accepts. 1 to 200 characters; null to say nothing.</param>
/// <param name="InsuranceCoverEn">The same in English: both, or neither.</param>
public sealed record TaskPriceInput(
    string? Type, string? Name, string? NameEn, decimal? Points, decimal? Minutes, IReadOnlyList<Skill>? Skills, string? InsuranceCover = null,
    string? InsuranceCoverEn = null);

/// <summary>A new version of the rules of districts, as a whole.</summary>
/// <param name="OperationId">The client's id of the command; a preview needs none.</param>
/// <param name="District">The adcode of the district whose own rules these are; null for the whole city's.</param>
/// <param name="From">The first day on which it holds, such as 2026-11-29: today, in China, or later, at most two years ahead.</param>
/// <param name="Until">The last day, or null.</param>
/// <param name="Note">Why, for everybody to read. 1 to 500 characters.</param>
/// <param name="BasedOn">The number of the latest version of the scope that the author knows; 0 when there is none.</param>
/// <param name="Entries">The rules, each once; a district's are those that differ from the whole city's.</param>
public sealed record PublishDistrictRulesRequest(
    string? OperationId, string? District, string? From, string? Until, string? Note, int? BasedOn, IReadOnlyList<DistrictRuleInput>? Entries)
    : IPriceDraftRequest<DistrictRuleInput>;

/// <summary>A rule for points.</summary>
/// <param name="Rule">
/// Which rule: pointsValidMonths, for how many months after the month in which they are earned points are valid; monthlyPointsCeiling, how many
/// points a rider may earn with tasks in a month.
/// </param>
/// <param name="Value">A whole number, of months 1 to 120, of points 1 to 100,000; null where the rule does not hold.</param>
public sealed record DistrictRuleInput(string? Rule, decimal? Value);

/// <summary>A new version of the services for points, as a whole.</summary>
/// <param name="OperationId">The client's id of the command; a preview needs none.</param>
/// <param name="District">The adcode of the district whose own list this is; null for the whole city's.</param>
/// <param name="From">The first day on which it holds, such as 2026-11-29: today, in China, or later, at most two years ahead.</param>
/// <param name="Until">The last day, or null.</param>
/// <param name="Note">Why, for everybody to read. 1 to 500 characters.</param>
/// <param name="BasedOn">The number of the latest version of the scope that the author knows; 0 when there is none.</param>
/// <param name="Entries">1 to 100 entries; a district's are those that differ from the whole city's, or come on top.</param>
public sealed record PublishServicePricesRequest(
    string? OperationId, string? District, string? From, string? Until, string? Note, int? BasedOn, IReadOnlyList<ServicePriceInput>? Entries)
    : IPriceDraftRequest<ServicePriceInput>;

/// <summary>A service for points.</summary>
/// <param name="Id">Its id, the same through all versions: 1 to 40 of a-z 0-9 -.</param>
/// <param name="Need">The id of the need that it meets: 1 to 40 of a-z 0-9 -.</param>
/// <param name="NeedName">The need's name, Chinese. 1 to 80 characters.</param>
/// <param name="NeedNameEn">The need's name, English. 1 to 80 characters.</param>
/// <param name="Name">The service's name, Chinese. 1 to 80 characters.</param>
/// <param name="NameEn">The service's name, English. 1 to 80 characters.</param>
/// <param name="Description">What one gets, Chinese. 1 to 300 characters.</param>
/// <param name="DescriptionEn">What one gets, English. 1 to 300 characters.</param>
/// <param name="Points">What it costs, a whole number from 1 to 100,000.</param>
/// <param name="Delivery">How it is delivered.</param>
/// <param name="LeastTier">The least tier; newcomer when it is left out.</param>
/// <param name="Skill">What the rider must be certified for, or null.</param>
/// <param name="OncePerYear">Whether a rider gets it once in a calendar year; false when it is left out.</param>
/// <param name="Provider">The id of the organisation that provides it: 1 to 64 of A-Z a-z 0-9 . _ -.</param>
/// <param name="HoldMinutes">For how long a reservation is held: whole minutes, 15 to 44,640.</param>
/// <param name="CancelMinutes">How long before its slot an appointment can be cancelled: 0 to 20,160 whole minutes; null otherwise.</param>
public sealed record ServicePriceInput(
    string? Id,
    string? Need,
    string? NeedName,
    string? NeedNameEn,
    string? Name,
    string? NameEn,
    string? Description,
    string? DescriptionEn,
    decimal? Points,
    ServiceDelivery? Delivery,
    RiderTier? LeastTier,
    Skill? Skill,
    bool? OncePerYear,
    string? Provider,
    int? HoldMinutes,
    int? CancelMinutes);
