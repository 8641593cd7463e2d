using RedStation.Contracts.Cases;

namespace RedStation.Api.Cases;

/// <summary>Publishes a list of classes as a whole.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="BasedOn">The number of the version in force in the scope; 0 when it has none of its own.</param>
/// <param name="Note">Why, ≤ 500.</param>
/// <param name="Classes">1 … 300 classes.</param>
/// <param name="Reasons">1 … 50 templates for refusing a report.</param>
/// <param name="District">The adcode whose own list it becomes, instead of the city's; absent for the whole city's.</param>
public sealed record PublishCaseClassesRequest(
    string? OperationId,
    int? BasedOn,
    string? Note,
    IReadOnlyList<CaseClassInput?>? Classes,
    IReadOnlyList<CaseReasonInput?>? Reasons,
    string? District = null);

/// <summary>A class of cases.</summary>
/// <param name="Id"><c>c</c> for 部件 or <c>e</c> for 事件, and four digits.</param>
/// <param name="Category">The Chinese name of its 大类, ≤ 80.</param>
/// <param name="CategoryEn">The English name of its 大类, ≤ 80.</param>
/// <param name="Name">Its Chinese name, ≤ 80.</param>
/// <param name="NameEn">Its English name, ≤ 80.</param>
/// <param name="Answer">How long it may take until it is accepted or refused.</param>
/// <param name="Closing">How long it may take until it is closed.</param>
/// <param name="Urgent">Whether it comes before others; false when absent.</param>
/// <param name="RadiusM">10 … 5,000 metres; 250 when absent.</param>
/// <param name="Attributes">What it asks whoever reports by Open311, ≤ 40; nothing when absent.</param>
public sealed record CaseClassInput(
    string? Id,
    string? Category,
    string? CategoryEn,
    string? Name,
    string? NameEn,
    CaseLimitInput? Answer,
    CaseLimitInput? Closing,
    bool? Urgent = null,
    int? RadiusM = null,
    IReadOnlyList<CaseAttributeInput?>? Attributes = null);

/// <summary>What a class asks whoever reports by Open311.</summary>
/// <param name="Code">1 to 40 of A-Z a-z 0-9 _ -.</param>
/// <param name="Type">What an answer is.</param>
/// <param name="Required">Whether it must be answered; false when absent.</param>
/// <param name="Question">Chinese, ≤ 300.</param>
/// <param name="QuestionEn">English, ≤ 300.</param>
/// <param name="Values">The values to choose from, for <c>oneOf</c> and <c>someOf</c>: 1 … 40.</param>
public sealed record CaseAttributeInput(
    string? Code, CaseAttributeType? Type, string? Question, string? QuestionEn, bool? Required = null,
    IReadOnlyList<CaseAttributeValueInput?>? Values = null);

/// <summary>A value to choose.</summary>
/// <param name="Key">What is sent for it: 1 to 40 of A-Z a-z 0-9 _ -.</param>
/// <param name="Name">Chinese, ≤ 80.</param>
/// <param name="NameEn">English, ≤ 80.</param>
public sealed record CaseAttributeValueInput(string? Key, string? Name, string? NameEn);

/// <summary>How long something may take.</summary>
/// <param name="Amount">1 … 1,000.</param>
/// <param name="Unit">Of which time.</param>
public sealed record CaseLimitInput(int? Amount, DeadlineUnit? Unit);

/// <summary>A template for refusing a report.</summary>
/// <param name="Code">1 to 40 of a-z 0-9 -.</param>
/// <param name="Text">Chinese, ≤ 300.</param>
/// <param name="TextEn">English, ≤ 300.</param>
public sealed record CaseReasonInput(string? Code, string? Text, string? TextEn);

/// <summary>Publishes a calendar as a whole, or says what that would do.</summary>
/// <param name="OperationId">The client's id of this command; a preview needs none.</param>
/// <param name="BasedOn">The number of the version in force in the scope; 0 when it has none of its own.</param>
/// <param name="Note">Why, ≤ 500; a preview needs none.</param>
/// <param name="Hours">The hours of office of a working day, 1 … 6 times in order.</param>
/// <param name="Years">The years whose holidays are known.</param>
/// <param name="Holidays">Days off.</param>
/// <param name="MakeUpDays">Saturdays and Sundays that are worked.</param>
/// <param name="SpecialDays">Working days with hours of their own; none when absent.</param>
/// <param name="District">The adcode whose own calendar it becomes, instead of the city's; absent for the whole city's.</param>
public sealed record PublishWorkCalendarRequest(
    string? OperationId,
    int? BasedOn,
    string? Note,
    IReadOnlyList<OfficeHoursInput?>? Hours,
    IReadOnlyList<int>? Years,
    IReadOnlyList<DateOnly>? Holidays,
    IReadOnlyList<DateOnly>? MakeUpDays,
    IReadOnlyList<SpecialDayInput?>? SpecialDays = null,
    string? District = null);

/// <summary>A time in which an office is open.</summary>
/// <param name="From">From when, such as <c>08:30:00</c>.</param>
/// <param name="To">Until when.</param>
public sealed record OfficeHoursInput(TimeOnly? From, TimeOnly? To);

/// <summary>A working day with hours of its own.</summary>
/// <param name="Day">The day.</param>
/// <param name="Hours">Its hours of office.</param>
public sealed record SpecialDayInput(DateOnly? Day, IReadOnlyList<OfficeHoursInput?>? Hours);
