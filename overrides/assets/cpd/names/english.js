// @ts-check
/**
 * Words by which names of people are told in English: what begins with a capital and is none, and first names. Touches no page.
 */
cpd.namesInEnglish = (() => {
  const words = (/** @type {string} */ list) => list.trim().split(/\s+/);

  /** In a row of capitals one of these makes it something else than a person. */
  const things = new Set(words(`
    Academy Academies Activity Advisory Africa African Agency Alliance America American Anglia April Art Arts Assessment Association August Authority Autumn Avenue
    Bank Basingstoke Birmingham Board Borough Bradford Brighton Bristol Britain British Cambridge Cambridgeshire Campus Cardiff Catholic
    Centre Charter Christmas Church City Class Classroom Close Club Coaching Coast Coasts College Colleges Committee Commission Community Computing
    Conference Continuing Cornwall Council County Coventry Cumbria Curriculum Day December Department Deputy Derby Derbyshire Design
    Development Devon Director Division Dorset Drive Drama Durham Early East Eastern Easter Education Edinburgh England English Essex Europe
    European Evaluation Excellence February Federation Fellow Form Foundation Free French Friday Friends Further Gardens General Geography
    German Glasgow Gloucester Good Google Government Governor Governors Grammar Great Green Group Guide Guidance Hall Hamlets Hampshire Head Headteacher
    Heads Health Hertfordshire High Higher History Home Hong House Hub Hubs Hull Humanities Idea Ideas Improvement Inclusion Infant Initiative
    Inspection Institute Ireland Island Islands January Journal July June Junior Kent Key Keynes King Kingdom Lane Lancashire Languages Latin Lead
    Leader Leaders Leadership Learning Leeds Leicester Leicestershire Lesson Library Lincoln Lincolnshire Literacy Liverpool Local London
    Lower Manager Manchester March Mastery Mathematics Maths May Meals Meeting Memorandum Mentor Mentoring Mersey Merseyside Microsoft Middle Midlands
    Ministry Monday Museum Music National Needs Network New Newcastle Norfolk North Northern Northampton Northumberland Norwich Nottingham
    Nottinghamshire November Numeracy Nursery October Office Officer Ofsted Open Oxford Oxfordshire Paper Park Partner Partners Partnership
    People Personal Phase Physical Physics Place Plan Planning Plymouth Policy Portsmouth Practice Premium Primary Prep Professional Programme
    Progress Project Pupil Pupils Qualified Queen Question Questions Reading Reception Reflective Religious Report Research Resource
    Resources Review Road Room Rose Royal Saint Saturday Scheme School Schools Science Scotland Scottish Secondary Section Senior September
    Services Set Sheet Sheffield Shire Shanghai Shropshire Singapore Sixth Social Society Somerset South Southampton Southern Spanish Special Specialist
    Spring St Staffordshire Stage Standards State States Statement Step Strategy Street Student Students Studies Study Suffolk Suite Summer
    Sunday Support Surrey Sussex Swansea Teacher Teachers Teaching Team Teams Technology Term Test Thames Thursday Together Town Tree Trust Trusts
    Tuesday Tyne Union Unit United University Universities Upper Valley Village Virtual Vocational Wales Ward Warwick Warwickshire Way
    Wednesday Week Welsh West Western Wiltshire Worcester Work Working World Year Years York Yorkshire Zone`));

  /** First names that are hardly ever anything else, so that one alone is told, too. */
  const firstNames = new Set(words(`
    Aaliyah Aaron Abdul Abdullah Abigail Adam Adrian Ahmed Aidan Aisha Alan Alexander Alexandra Ali Alice Alison Amanda Amelia Amina Amir
    Amy Andrea Andrew Angela Anil Anita Ann Anna Anne Anthony Archie Arjun Arthur Asha Ayesha Barbara Beatrice Ben Benjamin Beth Bethany
    Brian Callum Cameron Carol Caroline Catherine Charles Charlie Charlotte Chloe Chris Christine Christopher Claire Colin Connor Craig
    Daniel Daniela Danielle David Deborah Deepa Denise Diane Donna Dylan Edward Eleanor Elena Elizabeth Ella Ellie Emily Emma Eric Ethan
    Evie Fatima Felix Fiona Finlay Francesca Freddie Freya Gareth Gary Gemma George Georgia Georgina Geoff Geoffrey Gillian Graham Grzegorz
    Hamza Hannah Harold Harriet Harry Hassan Heather Helen Henry Holly Hussain Ian Ibrahim Imran Isaac Isabel Isabella Isabelle Isla Jacob
    Jacqueline Jake Jamal James Jamie Jane Janet Janice Jasmine Jason Jean Jennifer Jenny Jessica Jill Joan Joanna Joanne Joe John
    Jonathan Joseph Joshua Judith Julia Julian Julie Karen Kate Katherine Kathryn Katie Keith Kelly Kenneth Kevin Khalid Kimberley Laura
    Lauren Lee Leo Leon Leonard Lewis Liam Linda Lisa Louis Louise Lucas Lucy Luke Lynn Maisie Malcolm Manjit Margaret Maria Marie Martha
    Martin Mary Maryam Matthew Megan Mehmet Melanie Mia Michael Michelle Millie Mohamed Mohammad Mohammed Molly Muhammad Nadia Naomi Natalie
    Natasha Nathan Neil Niamh Nicholas Nicola Nicole Nigel Nina Noah Oliver Olivia Omar Oscar Owen Pamela Patricia Patrick Paul Paula Peter
    Philip Phoebe Piotr Poppy Pritesh Priya Rachel Rajesh Ravi Rebecca Richard Rita Robert Roger Ronald Rosie Ruth Ryan Sally Samantha
    Samuel Sandra Sanjay Sara Sarah Scott Sean Shannon Sharon Sheila Sian Simon Simran Sophia Sophie Stephanie Stephen Steve Steven Stuart
    Sunita Susan Suzanne Tariq Theo Theresa Thomas Tim Timothy Tom Tomasz Tracey Tyler Usman Valerie Veronica Victoria Vikram Vincent
    Wayne Wendy William Yasmin Yusuf Zachary Zainab Zara Zoe`));

  return { words, things, firstNames };
})();
